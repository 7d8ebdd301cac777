package sluice.adapters.jdbc;

import java.util.List;
import sluice.render.book.QuotedRequest;
import sluice.render.book.RecipeJson;
import sluice.render.book.RequestJson;

/** A quoted request, packed for its row; made before the write lock is taken. */
record StoredRequest(QuotedRequest what, byte[] request, byte[] quote, byte[] recipe) {
    static StoredRequest of(QuotedRequest what, PackedText.Packer packer) {
        return new StoredRequest(
                what,
                PackedJson.pack(RequestJson.write(what.request()), packer),
                PackedJson.pack(RecipeJson.write(what.quote()), packer),
                PackedJson.pack(RecipeJson.write(what.recipe()), packer));
    }

    static List<StoredRequest> all(List<QuotedRequest> requests) {
        try (PackedText.Packer packer = new PackedText.Packer()) {
            return requests.stream().map(what -> of(what, packer)).toList();
        }
    }
}
