/** What the recorded renderings tell of pools: how long the next one will take, and how well they are used. */
@NullMarked
package sluice.render.measure;

import org.jspecify.annotations.NullMarked;
