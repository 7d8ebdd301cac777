/** A server that speaks ComfyUI's protocol over real sockets, and fails on demand. */
@NullMarked
package sluice.contracts.comfyui;

import org.jspecify.annotations.NullMarked;
