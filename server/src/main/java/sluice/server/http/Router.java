package sluice.server.http;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.search.QuerySyntaxException;

/** Finds the route for a request and turns every failure into a problem document: the one place where this is done. */
public final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);

    /** Hears what is asked, and how long each answer took. */
    public interface Timing {
        /** Somebody asks. */
        default void asked(Request request, String route) {}

        /** @param route the template, or "none" */
        void answered(String method, String route, int status, double seconds);
    }

    private final List<Route> routes;
    private final Timing timing;

    public Router(List<Route> routes, Timing timing) {
        this.timing = timing;
        this.routes = routes.stream()
                .sorted(Comparator.comparingLong(Route::literals).reversed())
                .toList();
    }

    public List<Route> routes() {
        return routes;
    }

    /** Answers a request; a failure is an answer too. */
    public Response handle(Request request) throws InterruptedException {
        long began = System.nanoTime();
        Optional<Route> route = routes.stream()
                .filter(one -> one.method() == request.method()
                        && one.match(request.path()).isPresent())
                .findFirst();
        String template = route.map(Route::template).orElse("none");
        timing.asked(request, template);
        Response response = route.isPresent() ? answer(route.get(), request) : notRouted(request.path());
        timing.answered(request.method().name(), template, response.status(), (System.nanoTime() - began) / 1e9);
        return response;
    }

    private static Response answer(Route route, Request request) throws InterruptedException {
        try {
            return route.handler().handle(request.at(route.match(request.path()).orElseThrow()));
        } catch (SluiceException e) {
            if (e.code() == FailureCode.INTERNAL || e.code() == FailureCode.STORAGE) {
                LOG.error("{} {} failed", request.method(), request.path(), e);
            }
            return Problem.of(e, request.path());
        } catch (QuerySyntaxException e) {
            return Problem.of(e, request.path());
        } catch (IOException e) {
            LOG.warn("{} {} failed: {}", request.method(), request.path(), e.toString());
            return Problem.of(
                    SluiceException.of(FailureCode.STORAGE, "reading or writing failed: " + e.getMessage()),
                    request.path());
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", request.method(), request.path(), e);
            return Problem.of(
                    SluiceException.of(FailureCode.INTERNAL, "a fault in Sluice itself; its log says more"),
                    request.path());
        }
    }

    /** The answer for a method that nothing at this address answers, or for an address where nothing is. */
    Response notRouted(String path) {
        List<String> allowed = routes.stream()
                .filter(route -> route.match(path).isPresent())
                .flatMap(route -> route.method() == Method.GET
                        ? Stream.of("GET", "HEAD")
                        : Stream.of(route.method().name()))
                .distinct()
                .toList();
        return allowed.isEmpty()
                ? Problem.of(SluiceException.of(FailureCode.NOT_FOUND, "there is nothing at " + path), path)
                : Problem.methodNotAllowed(path, allowed);
    }
}
