/** The contracts of rendering's ports, with versions in memory and faulty ones. */
@NullMarked
package sluice.contracts.render;

import org.jspecify.annotations.NullMarked;
