/** What was asked for, what became of it and what it cost: requests, their images, campaigns. */
@NullMarked
package sluice.render.book;

import org.jspecify.annotations.NullMarked;
