/** The one tree of failures: each carries its code, whether trying again can help, and what a person is told. */
@NullMarked
package sluice.failure;

import org.jspecify.annotations.NullMarked;
