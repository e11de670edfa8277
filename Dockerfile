# syntax=docker/dockerfile:1
# Stage 1 builds with the JDK that the code is written for; stage 2 holds what runs and nothing else.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY .mvn .mvn
COPY pom.xml ./
COPY src src
COPY knowledge-base knowledge-base
COPY prompts prompts
RUN --mount=type=cache,target=/root/.m2 mvn -q -B -Dmaven.test.skip=true package

FROM eclipse-temurin:25-jre
# A runtime without the vector module would fail at the first start; better here.
RUN java --add-modules jdk.incubator.vector -XX:+UseCompactObjectHeaders --version \
 && groupadd --system --gid 10001 xiaoer \
 && useradd --system --uid 10001 --gid xiaoer --create-home xiaoer \
 && install -d -o xiaoer -g xiaoer -m 0700 /data
WORKDIR /opt/xiaoer
COPY --from=build /src/target/lib lib
COPY --from=build /src/target/xiaoer.jar xiaoer.jar
COPY --from=build /src/knowledge-base knowledge-base
COPY --from=build /src/prompts prompts
COPY LICENSE NOTICE ./
COPY --chmod=0755 deploy/healthy /usr/local/bin/healthy

ENV XIAOER_HOST=0.0.0.0 \
    XIAOER_PORT=8080 \
    XIAOER_DATA=/data
USER xiaoer
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["healthy"]
# Last, so that another commit leaves the layers above as they are; scripts/release.sh fills them in.
ARG VERSION=0.1.0
ARG REVISION=unknown
ARG CREATED=unknown
LABEL org.opencontainers.image.title="Xiaoer" \
    org.opencontainers.image.description="Customer-service server for online shops" \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.revision="${REVISION}" \
    org.opencontainers.image.created="${CREATED}"
# The JVM is the container's first process and gets the signals itself.
ENTRYPOINT ["java", \
    "--enable-native-access=ALL-UNNAMED", \
    "--add-modules", "jdk.incubator.vector", \
    "-XX:+UseCompactObjectHeaders", \
    "-DOPT_OUT_TRACKING=true", \
    "-cp", "/opt/xiaoer/xiaoer.jar:/opt/xiaoer/lib/*", \
    "shop.xiaoer.app.Main"]
CMD ["serve"]
