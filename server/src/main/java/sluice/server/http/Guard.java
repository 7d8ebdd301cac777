package sluice.server.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may speak to the server. Bound to the loopback, the Host header must name it, or a page from elsewhere
 * could reach the server through a name of its own (DNS rebinding). Bound to anything else, a token is demanded. In both
 * cases a page of another origin is turned away, because a browser sends simple requests anywhere.
 */
public final class Guard {
    public static final String COOKIE = "sluice_token";
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

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

    /** Empty when the request may pass. */
    Optional<Refusal> refuse(Method method, String path, Map<String, String> headers) {
        String host = headers.getOrDefault("host", "");
        if (token == null && !namesLoopback(host)) {
            return Optional.of(new Refusal(
                    421, "the Host header says \"%s\"; this server answers to localhost only".formatted(host)));
        }
        if (foreign(method, host, headers)) {
            return Optional.of(new Refusal(403, "a page of another origin may not call this server"));
        }
        if (token != null && isProtected(path) && !shown(headers)) {
            return Optional.of(new Refusal(
                    401, "this server is bound beyond the loopback and demands its token"
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
        return !(path.equals("/") || path.startsWith("/ui/") || path.equals("/health") || path.equals("/api/v1/session"));
    }

    private boolean namesLoopback(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return LOOPBACK_NAMES.stream().anyMatch(name -> lower.equals(name + ":" + port) || lower.equals(name));
    }

    private static boolean foreign(Method method, String host, Map<String, String> headers) {
        String origin = headers.get("origin");
        if (origin != null && !origin.equals("null")) {
            return !host.equalsIgnoreCase(authority(origin));
        }
        String site = headers.getOrDefault("sec-fetch-site", "none");
        boolean elsewhere = site.equals("cross-site") || site.equals("same-site");
        boolean visit = method == Method.GET
                && headers.getOrDefault("sec-fetch-mode", "").equals("navigate")
                && headers.getOrDefault("sec-fetch-dest", "").equals("document");
        return origin != null && method != Method.GET || elsewhere && !visit;
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
        if (authorization.startsWith("Bearer ")) {
            return accepts(authorization.substring("Bearer ".length()).strip());
        }
        for (String cookie : headers.getOrDefault("cookie", "").split(";", -1)) {
            String text = cookie.strip();
            if (text.startsWith(COOKIE + "=")) {
                return accepts(text.substring(COOKIE.length() + 1));
            }
        }
        return false;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
