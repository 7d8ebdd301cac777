/** The contract of the image renderer, and the pictures and files it is tested with. */
@NullMarked
package sluice.contracts.image;

import org.jspecify.annotations.NullMarked;
