/** What a user says of images: signals, undo, distillation, suggestions, the trash. */
@NullMarked
package sluice.server.cli.curation;

import org.jspecify.annotations.NullMarked;
