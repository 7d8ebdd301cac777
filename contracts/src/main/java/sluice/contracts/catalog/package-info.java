/**
 * Contract suites of the catalog and the import log, their in-memory versions, and a version that fails on purpose. An
 * adapter passes by subclassing the suites.
 */
@NullMarked
package sluice.contracts.catalog;

import org.jspecify.annotations.NullMarked;
