/** The words behind {@code sluice collections}. */
@NullMarked
package sluice.server.cli.collection;

import org.jspecify.annotations.NullMarked;
