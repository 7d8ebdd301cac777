package sluice.server.http;

/** The methods that routes answer. */
public enum Method {
    GET,
    POST,
    PATCH,
    DELETE
}
