package sluice.server.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may speak to the server. Bound to the loopback, the Host header must name it, or a page from elsewhere
 * could reach the server through a name of its own (DNS rebinding). Bound to anything else, a token is demanded. In both
 * cases a page of another origin is turned away, because a browser sends simple requests anywhere.
 */
public final class Guard {
    public static final String COOKIE = "sluice_token";
    private static final String BEARER = "Bearer ";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");
    /** A whole block of addresses is the loopback (RFC 1122, 3.2.1.3); a name server cannot lend one to a stranger. */
    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final int port;
    private final @Nullable String token;

    /** @param token what callers must show; null when bound to the loopback, where none is needed */
    public Guard(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    /** Why a request is turned away. */
    public record Refusal(int status, String reason) {}

    public boolean demandsToken() {
        return token != null;
    }

    /**
     * Empty when the request may pass.
     *
     * @param verb the method, whichever the caller named
     */
    Optional<Refusal> refuse(String verb, String path, Map<String, String> headers) {
        String host = headers.getOrDefault("host", "");
        if (token == null && !namesLoopback(host)) {
            return Optional.of(new Refusal(
                    421, "the Host header says \"%s\"; this server answers to localhost only".formatted(host)));
        }
        if (foreign(verb, host, headers)) {
            return Optional.of(new Refusal(403, "a page of another origin may not call this server"));
        }
        if (token != null && isProtected(path) && !shown(headers)) {
            return Optional.of(new Refusal(
                    401,
                    "this server is bound beyond the loopback and demands its token"
                            + " (Authorization: Bearer …); whoever started it was shown it"));
        }
        return Optional.empty();
    }

    /** Whether this is the token; takes as long for a wrong one as for the right one. */
    public boolean accepts(String candidate) {
        return token == null || same(candidate, token);
    }

    /** The page's own files hold no secrets, and the page must load to ask for the token. */
    private static boolean isProtected(String path) {
        return !(path.equals("/")
                || path.startsWith("/ui/")
                || path.equals("/health")
                || path.equals("/api/v1/session"));
    }

    private boolean namesLoopback(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(":" + port) ? lower.substring(0, lower.lastIndexOf(':')) : lower;
        return LOOPBACK_NAMES.contains(name) || LOOPBACK_ADDRESS.matcher(name).matches();
    }

    private static boolean foreign(String verb, String host, Map<String, String> headers) {
        String origin = headers.get("origin");
        if (origin != null && !origin.equals("null")) {
            return !host.equalsIgnoreCase(authority(origin));
        }
        String site = headers.getOrDefault("sec-fetch-site", "none");
        boolean elsewhere = site.equals("cross-site") || site.equals("same-site");
        boolean visit = READING.contains(verb)
                && headers.getOrDefault("sec-fetch-mode", "").equals("navigate")
                && headers.getOrDefault("sec-fetch-dest", "").equals("document");
        return origin != null && !READING.contains(verb) || elsewhere && !visit;
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private boolean shown(Map<String, String> headers) {
        String authorization = headers.getOrDefault("authorization", "");
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return accepts(authorization.substring(BEARER.length()).strip());
        }
        for (String cookie : headers.getOrDefault("cookie", "").split(";", -1)) {
            String text = cookie.strip();
            if (text.startsWith(COOKIE + "=") && accepts(text.substring(COOKIE.length() + 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
