/** What the user did, so that it can be taken back, one act after the other, as far as he likes. */
@NullMarked
package sluice.journal;

import org.jspecify.annotations.NullMarked;
