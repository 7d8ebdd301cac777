/** What a simulation is about: scenario files, read strictly. */
@NullMarked
package sluice.simulate.scenario;

import org.jspecify.annotations.NullMarked;
