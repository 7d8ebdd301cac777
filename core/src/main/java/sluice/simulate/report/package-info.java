/** What came of a simulation, as JSON, Markdown and pictures. */
@NullMarked
package sluice.simulate.report;

import org.jspecify.annotations.NullMarked;
