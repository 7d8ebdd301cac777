package sluice.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final String API = "/api/v1/status";
    private static final String TOKEN = "Zm9ydHkgdHdvIGJ5dGVz";

    private final Guard loopback = new Guard(7421, null);
    private final Guard open = new Guard(7421, TOKEN);

    private static Map<String, String> headers(String... namesAndValues) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    /** 0 when the request may pass. */
    private static int refusal(Guard guard, String verb, String path, String... namesAndValues) {
        Optional<Guard.Refusal> refusal = guard.refuse(verb, path, headers(namesAndValues));
        return refusal.map(Guard.Refusal::status).orElse(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:7421",
                "LocalHost:7421",
                "127.0.0.1",
                "127.0.0.1:7421",
                "127.0.0.2:7421",
                "[::1]",
                "[::1]:7421",
                "[0:0:0:0:0:0:0:1]:7421"
            })
    void namesOfTheLoopbackPassWithAndWithoutThePort(String host) {
        assertEquals(0, refusal(loopback, "GET", API, "host", host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "evil.example",
                "evil.example:7421",
                "localhost.evil.example",
                "localhost.evil.example:7421",
                "127.0.0.1.evil.example",
                "127.0.0.1.nip.io:7421",
                "127.evil.example.1",
                "evil.example, localhost",
                "localhost, evil.example",
                "localhost:80",
                "localhost:7421:7421",
                "192.168.1.5",
                "10.0.0.1:7421",
                "0.0.0.0:7421",
                "[::]:7421",
                "::1",
                "localhost@evil.example",
                "localhost\t"
            })
    void anyOtherHostIsMisdirected(String host) {
        for (String verb : new String[] {"GET", "HEAD", "POST", "DELETE", "PUT", "OPTIONS"}) {
            for (String path : new String[] {"/", "/ui/app/main.js", "/health", API}) {
                assertEquals(421, refusal(loopback, verb, path, "host", host), verb + " " + path + " for " + host);
            }
        }
        assertEquals(421, refusal(loopback, "GET", API));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:7421, 0",
        "http://LOCALHOST:7421, 0",
        "http://evil.example, 403",
        "http://localhost:3000, 403",
        "http://127.0.0.1:7421, 403",
        "http://localhost:7421.evil.example, 403",
        "http://evil.example#localhost:7421, 403",
        "http://localhost:7421@evil.example, 403",
        "file://, 403",
        "not an address, 403",
        "'', 403"
    })
    void aPageOfAnotherOriginIsRefusedWhateverItsMethod(String origin, int status) {
        for (String verb : new String[] {"GET", "HEAD", "POST", "DELETE", "PUT", "OPTIONS"}) {
            assertEquals(status, refusal(loopback, verb, API, "host", "localhost:7421", "origin", origin), verb);
            assertEquals(
                    status,
                    refusal(
                            open,
                            verb,
                            API,
                            "host",
                            "localhost:7421",
                            "origin",
                            origin,
                            "authorization",
                            "Bearer " + TOKEN),
                    verb);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, 0", "HEAD, 0", "POST, 403", "DELETE, 403", "PUT, 403", "PATCH, 403"})
    void whoeverHidesItsOriginMayOnlyRead(String verb, int status) {
        assertEquals(status, refusal(loopback, verb, API, "host", "localhost", "origin", "null"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, none, navigate, document, 0",
        "GET, same-origin, cors, empty, 0",
        "POST, same-origin, cors, empty, 0",
        "GET, cross-site, navigate, document, 0",
        "HEAD, cross-site, navigate, document, 0",
        "GET, same-site, navigate, document, 0",
        "POST, cross-site, navigate, document, 403",
        "GET, cross-site, navigate, iframe, 403",
        "GET, cross-site, no-cors, image, 403",
        "GET, cross-site, no-cors, script, 403",
        "GET, cross-site, cors, empty, 403",
        "GET, same-site, no-cors, image, 403",
        "GET, same-site, cors, empty, 403",
        "DELETE, cross-site, navigate, document, 403"
    })
    void anotherSiteMayOnlyLinkHere(String verb, String site, String mode, String destination, int status) {
        String[] headers = {
            "host", "localhost:7421", "sec-fetch-site", site, "sec-fetch-mode", mode, "sec-fetch-dest", destination
        };
        assertEquals(status, refusal(loopback, verb, API, headers));
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, Bearer " + TOKEN + ", 0",
        "authorization, bearer " + TOKEN + ", 0",
        "authorization, Bearer  " + TOKEN + ", 0",
        "cookie, sluice_token=" + TOKEN + ", 0",
        "cookie, a=b; sluice_token=" + TOKEN + "; c=d, 0",
        "cookie, sluice_token=stale; sluice_token=" + TOKEN + ", 0",
        "authorization, Bearer wrong, 401",
        "authorization, Bearer, 401",
        "authorization, Basic " + TOKEN + ", 401",
        "authorization, " + TOKEN + ", 401",
        "authorization, Bearer " + TOKEN + "x, 401",
        "cookie, sluice_token=, 401",
        "cookie, xsluice_token=" + TOKEN + ", 401",
        "x-nothing, here, 401"
    })
    void beyondTheLoopbackTheTokenIsDemanded(String header, String value, int status) {
        for (String path : new String[] {API, "/metrics", "/openapi.json", "/api/v1/events", "/api/v1/sessions"}) {
            assertEquals(status, refusal(open, "GET", path, "host", "gallery.lan:7421", header, value), path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ui/app/main.js", "/ui/icon.svg", "/health", "/api/v1/session"})
    void thePageAndTheWayInNeedNoToken(String path) {
        assertEquals(0, refusal(open, "GET", path, "host", "gallery.lan:7421"));
    }

    @Test
    void withATokenAnyHostWillDoButAnOriginMustBeItsOwn() {
        String[] token = {"host", "192.168.1.5:7421", "authorization", "Bearer " + TOKEN, "origin", ""};
        token[5] = "http://192.168.1.5:7421";
        assertEquals(0, refusal(open, "POST", API, token));
        token[5] = "http://evil.example";
        assertEquals(403, refusal(open, "POST", API, token));
    }

    @Test
    void onlyTheTokenItselfIsAccepted() {
        assertTrue(open.demandsToken());
        assertTrue(open.accepts(TOKEN));
        for (String other :
                new String[] {"", "x", TOKEN + " ", TOKEN.substring(1), TOKEN.toLowerCase(), "\u0000" + TOKEN}) {
            assertEquals(false, open.accepts(other), other);
        }
    }

    @Test
    void aServerOfTheLoopbackDemandsNoToken() {
        assertEquals(false, loopback.demandsToken());
        assertEquals(0, refusal(loopback, "POST", API, "host", "localhost:7421"));
    }
}
