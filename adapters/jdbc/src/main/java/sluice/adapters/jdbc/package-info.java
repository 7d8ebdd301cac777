/** The catalog on JDBC: SQLite in one file. */
@NullMarked
package sluice.adapters.jdbc;

import org.jspecify.annotations.NullMarked;
