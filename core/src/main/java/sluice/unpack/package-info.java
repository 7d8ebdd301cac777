/** What the program brings along packed, such as native libraries, kept as files. */
@NullMarked
package sluice.unpack;

import org.jspecify.annotations.NullMarked;
