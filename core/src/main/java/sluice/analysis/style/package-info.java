/** What kind of picture it is: a photograph, a drawing, a painting … */
@NullMarked
package sluice.analysis.style;

import org.jspecify.annotations.NullMarked;
