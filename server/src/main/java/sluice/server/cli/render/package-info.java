/** Rendering: requests, campaigns, pools, and variants of models. */
@NullMarked
package sluice.server.cli.render;

import org.jspecify.annotations.NullMarked;
