/**
 * Draws on ComfyUI servers that the user already runs, over HTTP and WebSocket. {@code docs/comfyui.md} says how workflows
 * become templates.
 */
@NullMarked
package sluice.adapters.comfyui;

import org.jspecify.annotations.NullMarked;
