/** What every keeper of collections promises, and a version in memory. */
@NullMarked
package sluice.contracts.collection;

import org.jspecify.annotations.NullMarked;
