/** What a user says of images and does with them: signals, undo, collections, distillation, suggestions, the trash. */
@NullMarked
package sluice.server.api.curation;

import org.jspecify.annotations.NullMarked;
