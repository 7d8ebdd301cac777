/** What works the render book off: workers, warm pools, their health, receipts. */
@NullMarked
package sluice.render.run;

import org.jspecify.annotations.NullMarked;
