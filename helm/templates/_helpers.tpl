{{/* Names */}}
{{- define "rref.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" }}
{{- end }}

{{/* Forty characters: a worker's name, with its number behind it, is one label of DNS, and the revision's hash follows in a label's value. */}}
{{- define "rref.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 40 | trimSuffix "-" }}
{{- else if contains (include "rref.name" .) .Release.Name }}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "rref.name" .) | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "rref.headless" -}}
{{ include "rref.fullname" . }}-workers
{{- end }}

{{- define "rref.check" -}}
{{ include "rref.fullname" . }}-check
{{- end }}

{{- define "rref.secret" -}}
{{ .Values.security.existingSecret | default (include "rref.fullname" .) }}
{{- end }}

{{- define "rref.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}
{{- .Values.serviceAccount.name | default (include "rref.fullname" .) }}
{{- else }}
{{- .Values.serviceAccount.name | default "default" }}
{{- end }}
{{- end }}

{{- define "rref.selector" -}}
app.kubernetes.io/name: {{ include "rref.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: worker
{{- end }}

{{- define "rref.commonLabels" -}}
app.kubernetes.io/name: {{ include "rref.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "rref.labels" -}}
{{ include "rref.commonLabels" . }}
app.kubernetes.io/component: worker
{{- end }}

{{- define "rref.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}
{{- end }}

{{- define "rref.scheme" -}}
{{ ternary "https" "http" (eq .Values.security.mode "mtls") }}
{{- end }}

{{/* Where a worker of this name is, by DNS. */}}
{{- define "rref.pattern" -}}
{{ include "rref.scheme" . }}://{worker}.{{ include "rref.headless" . }}.{{ .Release.Namespace }}.svc.{{ .Values.directory.dns.clusterDomain }}:8080
{{- end }}

{{- define "rref.workers" -}}
{{- $names := list }}
{{- range $number := until (int .Values.replicaCount) }}
{{- $names = append $names (printf "%s-%d" (include "rref.fullname" $) $number) }}
{{- end }}
{{- join "," $names }}
{{- end }}

{{/* What every member of the cluster is told: how to find workers, and what it proves itself with. */}}
{{- define "rref.memberEnvironment" -}}
- name: SPRING_CONFIG_IMPORT
  value: optional:configtree:/run/rref/
- name: RREF_SECURITY_MODE
  value: {{ .Values.security.mode }}
{{- if eq .Values.directory.kind "dns" }}
- name: RREF_CLIENT_DNS_PATTERN
  value: {{ include "rref.pattern" . | quote }}
{{- else }}
- name: RREF_CLIENT_CONSUL_HOST
  {{- if .Values.directory.consul.nodeAgent }}
  valueFrom:
    fieldRef:
      fieldPath: status.hostIP
  {{- else }}
  value: {{ .Values.directory.consul.host | quote }}
  {{- end }}
- name: RREF_CLIENT_CONSUL_PORT
  value: {{ .Values.directory.consul.port | quote }}
- name: RREF_CLIENT_CONSUL_SCHEME
  value: {{ .Values.directory.consul.scheme }}
{{- end }}
{{- if eq .Values.security.mode "mtls" }}
- name: RREF_SECURITY_CLIENTBUNDLE
  value: member
- name: SPRING_SSL_BUNDLE_PEM_MEMBER_KEYSTORE_CERTIFICATE
  value: file:/run/rref-tls/tls.crt
- name: SPRING_SSL_BUNDLE_PEM_MEMBER_KEYSTORE_PRIVATEKEY
  value: file:/run/rref-tls/tls.key
- name: SPRING_SSL_BUNDLE_PEM_MEMBER_TRUSTSTORE_CERTIFICATE
  value: file:/run/rref-tls/ca.crt
- name: SPRING_SSL_BUNDLE_PEM_MEMBER_RELOADONUPDATE
  value: "true"
{{- end }}
{{- if .Values.jvmOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ .Values.jvmOptions | quote }}
{{- end }}
{{- end }}

{{/* The secrets as files whose names are properties. The first source must be there; what is not used yet need not be. No source without entries: it would bring them all. */}}
{{- define "rref.memberVolumes" -}}
{{- $keys := .Values.security.secretKeys -}}
{{- $bySecret := eq .Values.security.mode "secret" -}}
{{- $token := and (eq .Values.directory.kind "consul") .Values.directory.consul.tokenSecret.name -}}
- name: secrets
  {{- if or $bySecret .operatorsToo $token }}
  projected:
    defaultMode: 0440
    sources:
      {{- if $bySecret }}
      - secret:
          name: {{ include "rref.secret" . }}
          items:
            - key: {{ $keys.secret }}
              path: rref.security.secret
      {{- end }}
      {{- if or $bySecret .operatorsToo }}
      - secret:
          name: {{ include "rref.secret" . }}
          optional: true
          items:
            {{- if $bySecret }}
            - key: {{ $keys.otherSecret }}
              path: rref.security.other-secret
            {{- end }}
            {{- if .operatorsToo }}
            - key: {{ $keys.operatorPassword }}
              path: rref.security.operator-password
            - key: {{ $keys.metricsPassword }}
              path: rref.security.metrics-password
            {{- end }}
      {{- end }}
      {{- if $token }}
      - secret:
          name: {{ .Values.directory.consul.tokenSecret.name }}
          items:
            - key: {{ .Values.directory.consul.tokenSecret.key }}
              path: rref.client.consul.token
      {{- end }}
  {{- else }}
  emptyDir: {}
  {{- end }}
{{- if eq .Values.security.mode "mtls" }}
- name: tls
  secret:
    secretName: {{ .Values.security.tls.secretName }}
    defaultMode: 0440
{{- end }}
- name: tmp
  emptyDir:
    medium: Memory
    sizeLimit: 64Mi
{{- end }}

{{- define "rref.memberMounts" -}}
- name: secrets
  mountPath: /run/rref
  readOnly: true
{{- if eq .Values.security.mode "mtls" }}
- name: tls
  mountPath: /run/rref-tls
  readOnly: true
{{- end }}
- name: tmp
  mountPath: /tmp
{{- end }}
