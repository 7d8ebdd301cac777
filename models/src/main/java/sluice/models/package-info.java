/** Makes the model that ships with Sluice from where it was published; never part of the running program. */
@NullMarked
package sluice.models;

import org.jspecify.annotations.NullMarked;
