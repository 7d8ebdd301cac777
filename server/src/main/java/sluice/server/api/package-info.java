/** The API: one class for each resource. */
@NullMarked
package sluice.server.api;

import org.jspecify.annotations.NullMarked;
