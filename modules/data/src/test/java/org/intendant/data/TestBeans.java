package org.intendant.data;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Puts real beans together by their injection points, one of each type, on a test's database: {@code @Transactional}
 * methods open or join a transaction as in the container, and an {@code Instance<T>} finds what its module implements.
 */
public final class TestBeans {

    private final TestDatabase database;
    private final Map<Class<?>, Object> beans = new LinkedHashMap<>();
    private final Map<Class<?>, List<?>> many = new LinkedHashMap<>();

    public TestBeans(TestDatabase database) {
        this.database = database;
    }

    public <T> TestBeans with(Class<T> type, T bean) {
        beans.put(type, bean);
        return this;
    }

    /** What an {@code Instance<T>} finds, in the place of what its module has. */
    public <T> TestBeans withMany(Class<T> type, List<T> found) {
        many.put(type, found);
        return this;
    }

    public <T> T get(Class<T> type) {
        Object known = beans.get(type);
        if (known != null) {
            return type.cast(known);
        }
        try {
            Constructor<? extends T> constructor = inTransactions(type).getDeclaredConstructor();
            constructor.setAccessible(true);
            T made = constructor.newInstance();
            beans.put(type, made);
            for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
                fill(made, part);
            }
            return made;
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("No " + type, broken);
        }
    }

    /** Every bean of the module of {@code neighbour} that implements this. */
    public <T> List<T> all(Class<T> type, Class<?> neighbour) {
        return ModuleClasses.beside(neighbour).stream()
                .filter(found -> type.isAssignableFrom(found) && found.isAnnotationPresent(ApplicationScoped.class))
                .<T>map(found -> type.cast(get(found)))
                .toList();
    }

    private <T> Class<? extends T> inTransactions(Class<T> type) throws IllegalAccessException {
        if (Arrays.stream(type.getDeclaredMethods()).noneMatch(TestBeans::opensTransaction)) {
            return type;
        }
        return new ByteBuddy()
                .subclass(type)
                .method(ElementMatchers.<MethodDescription>isAnnotatedWith(Transactional.class))
                .intercept(MethodDelegation.to(new Container(database)))
                .make()
                .load(
                        type.getClassLoader(),
                        ClassLoadingStrategy.UsingLookup.of(
                                MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                .getLoaded();
    }

    private static boolean opensTransaction(Method method) {
        Transactional asked = method.getAnnotation(Transactional.class);
        return asked != null
                && switch (asked.value()) {
                    case REQUIRED, REQUIRES_NEW -> true;
                    default -> false;
                };
    }

    private void fill(Object bean, Class<?> part) throws ReflectiveOperationException {
        for (Field field : part.getDeclaredFields()) {
            if (field.isAnnotationPresent(Inject.class)) {
                field.setAccessible(true);
                field.set(bean, field.getType() == Instance.class ? instance(field) : get(field.getType()));
            } else if (field.isAnnotationPresent(PersistenceContext.class)) {
                field.setAccessible(true);
                field.set(bean, database.entityManager());
            }
        }
    }

    private Object instance(Field field) {
        Class<?> type = (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
        return Proxy.newProxyInstance(
                TestBeans.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                    List<?> found = many.containsKey(type) ? many.get(type) : all(type, field.getDeclaringClass());
                    return switch (method.getName()) {
                        case "stream" -> found.stream();
                        case "iterator" -> found.iterator();
                        case "forEach" -> {
                            found.forEach(consumer(arguments[0]));
                            yield null;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    @SuppressWarnings("unchecked")
    private static Consumer<Object> consumer(Object given) {
        return (Consumer<Object>) given;
    }

    /** Stands around the transactional methods of a bean. */
    public static final class Container {

        private final TestDatabase database;

        Container(TestDatabase database) {
            this.database = database;
        }

        @RuntimeType
        public Object around(@Origin Method method, @SuperCall Callable<Object> call) throws Exception {
            return opensTransaction(method) ? database.transaction(call) : call.call();
        }
    }
}
