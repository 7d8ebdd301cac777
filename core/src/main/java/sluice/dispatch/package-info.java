/** Carries out the backlog while the machine is quiet and the budget allows. */
@NullMarked
package sluice.dispatch;

import org.jspecify.annotations.NullMarked;
