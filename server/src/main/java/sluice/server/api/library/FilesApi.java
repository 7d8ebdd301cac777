package sluice.server.api.library;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import sluice.asset.Asset;
import sluice.asset.AssetId;
import sluice.asset.Catalog;
import sluice.asset.Picture;
import sluice.asset.PictureResult;
import sluice.failure.FailureCode;
import sluice.failure.SluiceException;
import sluice.image.ImageRenderer;
import sluice.image.PixelProbe;
import sluice.image.RenditionSpec;
import sluice.image.Renditions;
import sluice.image.UnrenderableException;
import sluice.ingest.PictureMaker;
import sluice.server.http.Request;
import sluice.server.http.Response;
import sluice.server.http.Route;
import sluice.server.http.Route.Answer;
import sluice.server.http.Route.Content;
import sluice.server.http.Route.Parameter;

/** The bytes of assets: thumbnails, previews, originals. */
public final class FilesApi {
    /** How long a thumbnail that is not there yet is waited for. */
    private static final int SECONDS_FOR_A_PICTURE = 30;

    private static final String FOREVER = "private, max-age=31536000, immutable";

    private final AssetsApi assets;
    private final Catalog catalog;
    private final Renditions renditions;
    private final PictureMaker pictures;
    private final ImageRenderer renderer;
    private final Originals originals;
    private final Downloaded downloaded;
    /** Previews are made while somebody waits, and take whole pictures into memory. */
    private final Semaphore previews = new Semaphore(1);

    /** Hears that somebody takes an original away. */
    public interface Downloaded {
        /** @param origin page, cli or api */
        void by(AssetId asset, String origin);
    }

    public FilesApi(
            AssetsApi assets,
            Catalog catalog,
            Renditions renditions,
            PictureMaker pictures,
            ImageRenderer renderer,
            Originals originals,
            Downloaded downloaded) {
        this.assets = assets;
        this.catalog = catalog;
        this.renditions = renditions;
        this.pictures = pictures;
        this.renderer = renderer;
        this.originals = originals;
        this.downloaded = downloaded;
    }

    public List<Route> routes() {
        Content jpeg = new Content("image/jpeg", null);
        return List.of(
                Route.get(
                        "/api/v1/assets/{id}/thumbnail",
                        "A picture of at most 320 pixels, made at once if it is not there yet",
                        new Answer(200, "the picture", jpeg),
                        this::thumbnail),
                Route.get(
                        "/api/v1/assets/{id}/preview",
                        "A picture of at most 2,048 pixels, for formats that browsers do not show",
                        new Answer(200, "the picture", jpeg),
                        this::preview),
                Route.get(
                        "/api/v1/assets/{id}/original",
                        "The file itself; ranges are served",
                        new Answer(200, "the file", new Content("application/octet-stream", null)),
                        this::original,
                        new Parameter("download", "boolean", "present: as an attachment, and recorded as a download"),
                        new Parameter("origin", "string", "who downloads: page, cli or api (the default)")));
    }

    private Response thumbnail(Request request) throws InterruptedException {
        Asset asset = asset(request);
        Picture picture = asset.picture();
        if (picture instanceof Picture.Ready) {
            Optional<Response> kept = jpeg(asset, Renditions.Kind.THUMBNAIL);
            if (kept.isPresent()) {
                return kept.get();
            }
            forget(asset);
            picture = Picture.PENDING;
        }
        if (picture instanceof Picture.Pending) {
            picture = await(asset);
        }
        return switch (picture) {
            case Picture.Impossible impossible -> throw notShown(impossible.reason());
            case Picture.Pending pending ->
                throw SluiceException.of(FailureCode.OVERLOADED, "the thumbnail is not ready yet; ask again");
            case Picture.Ready ready ->
                jpeg(asset, Renditions.Kind.THUMBNAIL)
                        .orElseThrow(() -> notShown("the thumbnail was lost as soon as it was made"));
        };
    }

    /** The catalog says that there is a thumbnail, and there is none: it waits to be made again. */
    private void forget(Asset asset) {
        if (asset.missing()) {
            throw notShown("the thumbnail is lost, and so is the original it could be made from");
        }
        catalog.recordPictures(List.of(new PictureResult(asset.id(), Picture.PENDING, null, List.of())));
    }

    private Picture await(Asset asset) throws InterruptedException {
        try {
            return pictures.request(asset.id())
                    .get(SECONDS_FOR_A_PICTURE, TimeUnit.SECONDS)
                    .orElse(Picture.PENDING);
        } catch (TimeoutException e) {
            return Picture.PENDING;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Response preview(Request request) throws IOException, InterruptedException {
        Asset asset = asset(request);
        Optional<Response> kept = jpeg(asset, Renditions.Kind.PREVIEW);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (!renderer.formats().contains(asset.header().format())) {
            throw notShown(asset.header().format().label() + " pictures cannot be shown here");
        }
        Path path = originals.served(asset).path();
        previews.acquire();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
            byte[] jpeg = renderer.render(bytes, asset.header(), RenditionSpec.PREVIEW, PixelProbe.NONE)
                    .jpeg();
            renditions.put(asset.id().hex(), Renditions.Kind.PREVIEW, jpeg);
        } catch (UnrenderableException e) {
            throw notShown(String.valueOf(e.getMessage()));
        } finally {
            previews.release();
        }
        return jpeg(asset, Renditions.Kind.PREVIEW).orElseThrow();
    }

    private Response original(Request request) {
        Asset asset = asset(request);
        Originals.Served served = originals.served(asset);
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", asset.header().format().mediaType());
        if (served.untouched()) {
            headers.put("Cache-Control", FOREVER);
            headers.put("ETag", '"' + asset.id().hex() + '"');
        }
        String name = URLEncoder.encode(String.valueOf(served.path().getFileName()), StandardCharsets.UTF_8)
                .replace("+", "%20");
        boolean download = request.query("download").isPresent();
        if (download && begins(request)) {
            downloaded.by(asset.id(), Origins.of(request.query("origin", Origins.API)));
        }
        String disposition = download ? "attachment" : "inline";
        headers.put("Content-Disposition", disposition + "; filename*=UTF-8''" + name);
        return new Response.File(headers, served.path());
    }

    /** Whether this is no later part of a download that goes on. */
    private static boolean begins(Request request) {
        return request.header("Range")
                .map(range -> range.startsWith("bytes=0-"))
                .orElse(true);
    }

    private Asset asset(Request request) {
        return catalog.find(List.of(assets.id(request))).stream()
                .findFirst()
                .orElseThrow(() -> AssetsApi.unknown(request.pathValue("id")));
    }

    private Optional<Response> jpeg(Asset asset, Renditions.Kind kind) {
        return renditions
                .get(asset.id().hex(), kind)
                .map(bytes -> new Response.Bytes(
                        200,
                        Map.of(
                                "Content-Type",
                                "image/jpeg",
                                "Cache-Control",
                                FOREVER,
                                "ETag",
                                '"' + asset.id().hex() + '"'),
                        bytes));
    }

    private static SluiceException notShown(String reason) {
        return SluiceException.about(FailureCode.NOT_FOUND, "id", reason);
    }
}
