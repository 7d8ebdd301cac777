/** What draws: generators, the models they have, and the port between their stages. */
@NullMarked
package sluice.render.generate;

import org.jspecify.annotations.NullMarked;
