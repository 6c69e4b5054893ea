package org.intendant.web.frame;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.intendant.web.Banner;
import org.intendant.web.Link;
import org.intendant.web.NavigationEntry;
import org.intendant.web.Pages;
import org.intendant.web.RunningWork;
import org.intendant.web.SignedIn;
import org.jspecify.annotations.Nullable;

/** What the frame of every page shows: navigation, who is signed in, what runs, and what everybody must know. */
@Named("shell")
@RequestScoped
public class ShellModel {

    private static final int QUICK = 3;

    @Inject
    @Any
    Instance<NavigationEntry> entries;

    @Inject
    @Any
    Instance<SignedIn> signedIn;

    @Inject
    @Any
    Instance<RunningWork> work;

    @Inject
    @Any
    Instance<Banner> banners;

    @Inject
    HttpServletRequest request;

    private @Nullable List<NavigationLink> links;

    /** The navigation as the person who looks may see it, a group where its first entry stands. */
    public List<Group> getGroups() {
        Map<String, List<NavigationLink>> groups = links().stream()
                .collect(Collectors.groupingBy(NavigationLink::group, LinkedHashMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    /** The first few links, for the bar at the lower edge of a phone. */
    public List<NavigationLink> getQuick() {
        return links().stream().limit(QUICK).toList();
    }

    public boolean isSignedIn() {
        return signedIn.stream().anyMatch(SignedIn::present);
    }

    public String getName() {
        return signedIn.stream().findFirst().map(SignedIn::name).orElse("");
    }

    /** What scripts send with every change; stands in a meta element. */
    public String getAntiForgery() {
        return signedIn.stream().findFirst().map(SignedIn::antiForgery).orElse("");
    }

    /** The person's own pages. */
    public List<Link> getMenu() {
        return signedIn.stream()
                .flatMap(person -> person.links().stream())
                .map(link -> new Link(link.word(), link.icon(), path(link.href())))
                .toList();
    }

    /** Ends the sign-in; the outcome is where to go on. */
    public void signOut() {
        signedIn.stream().findFirst().ifPresent(person -> Pages.redirect(path(person.signOut())));
    }

    public long getRunning() {
        return work.stream().mapToLong(RunningWork::count).sum();
    }

    public String getRunningHref() {
        return work.stream().findFirst().map(running -> path(running.href())).orElse("");
    }

    public List<Banner> getBanners() {
        return banners.stream().filter(Banner::visible).toList();
    }

    private List<NavigationLink> links() {
        if (links == null) {
            links = entries.stream()
                    .filter(NavigationEntry::visible)
                    .sorted(Comparator.comparingInt(NavigationEntry::order))
                    .map(entry -> NavigationLink.of(entry, path(entry.href())))
                    .toList();
        }
        return links;
    }

    private String path(String href) {
        return request.getContextPath() + href;
    }

    /** Entries under one title; the empty title stands at the top. */
    public record Group(String title, List<NavigationLink> links) {}

    /** An entry as the page shows it, its link below the context root. */
    public record NavigationLink(
            String group, String area, String word, String icon, String href, long count, String countWord) {

        static NavigationLink of(NavigationEntry entry, String href) {
            return new NavigationLink(
                    entry.group(), entry.area(), entry.word(), entry.icon(), href, entry.count(), entry.countWord());
        }
    }
}
