/** Rendering by worth: what is asked for, and the words that all of its parts share. */
@NullMarked
package sluice.render;

import org.jspecify.annotations.NullMarked;
