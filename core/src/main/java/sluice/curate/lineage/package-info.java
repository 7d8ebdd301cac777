/** Which asset was made from which: by the rules, by what the user said, and all the family of one. */
@NullMarked
package sluice.curate.lineage;

import org.jspecify.annotations.NullMarked;
