/** Where deep work goes and what it costs: queue, spend, tuning, models. */
@NullMarked
package sluice.server.api.worth;

import org.jspecify.annotations.NullMarked;
