/** What a finished file is called, and what is written into it. */
@NullMarked
package sluice.render.deliver;

import org.jspecify.annotations.NullMarked;
