/** HTTP: routes, requests, answers, and what keeps strangers out. */
@NullMarked
package sluice.server.http;

import org.jspecify.annotations.NullMarked;
