package sluice.server.api.worth;

/** Which model embeds pictures. */
public interface EmbedderChoice {
    /** The one in use. */
    String active();

    /** Makes a model that is installed the one of the next start. */
    void use(String id);
}
