/** The API, put together: one class for each resource, in packages by what they are about. */
@NullMarked
package sluice.server.api;

import org.jspecify.annotations.NullMarked;
