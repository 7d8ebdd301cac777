/** What rendering takes: starts and batches of pipelines. */
@NullMarked
package sluice.bench.render;

import org.jspecify.annotations.NullMarked;
