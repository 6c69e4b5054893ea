package org.intendant.servers.path;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.intendant.operations.Part;
import org.intendant.operations.Work;

/** Walks one path, as an operation that somebody watches. */
@ApplicationScoped
class PathWork implements Work {

    static final String KIND = "path";
    static final String TYPE = "type";
    static final String ID = "id";

    @Inject
    PathWalker walker;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(Part part) {
        ServedPath path = walker.path(
                part.details().getOrDefault(TYPE, ""),
                Long.parseLong(part.details().getOrDefault(ID, "0")));
        part.now("walking " + path.title());
        PathSaid.say(path, walker.walk(path, new Looks()), part);
    }

    /** It changes nothing and ends within seconds. */
    @Override
    public boolean cancel(Part part) {
        return false;
    }
}
