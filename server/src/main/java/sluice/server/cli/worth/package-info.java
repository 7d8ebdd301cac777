/** Where deep work goes and what it costs: queue, promotion, spend, tuning, models. */
@NullMarked
package sluice.server.cli.worth;

import org.jspecify.annotations.NullMarked;
