package sluice.render.certify;

import java.util.List;

/** What certificates there are that hold on this machine; the router uses no variant without one. */
public interface Certificates {
    /** Accepted ones of a model; empty when there are none. */
    List<Certificate> of(String model);
}
