/** The two halves meet: what somebody singles out among drafts is rendered again at hero quality. */
@NullMarked
package sluice.render.hero;

import org.jspecify.annotations.NullMarked;
