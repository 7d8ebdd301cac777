/** Images come in, are found and are shown: import, search, show, download. */
@NullMarked
package sluice.server.cli.library;

import org.jspecify.annotations.NullMarked;
