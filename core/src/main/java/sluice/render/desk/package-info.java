/** Where requests are taken: quoted, placed, reserved, and answered at once. */
@NullMarked
package sluice.render.desk;

import org.jspecify.annotations.NullMarked;
