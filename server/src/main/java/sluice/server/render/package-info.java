/** Rendering over HTTP: requests, campaigns, pools, and where the time went. */
@NullMarked
package sluice.server.render;

import org.jspecify.annotations.NullMarked;
