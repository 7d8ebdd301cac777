/** Images come in, are found and are shown: imports, uploads, searches, files, all that is known of one. */
@NullMarked
package sluice.server.api.library;

import org.jspecify.annotations.NullMarked;
