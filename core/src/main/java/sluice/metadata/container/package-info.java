/** File formats as containers of text: finds the header and every piece of metadata in a file's bytes. */
@NullMarked
package sluice.metadata.container;

import org.jspecify.annotations.NullMarked;
